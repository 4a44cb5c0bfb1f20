"""The API under /api/v1: what the ledger says, for programs. Unknown is null; unknown parameters are refused."""
