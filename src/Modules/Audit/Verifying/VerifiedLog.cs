using Maru.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>What a walk through the whole log found.</summary>
internal sealed record VerifiedLog(long LastId, ChainFault? Fault);
