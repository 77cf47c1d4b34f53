using Maru.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>The result of verifying the whole log.</summary>
internal sealed record VerifiedLog(long LastId, ChainFault? Fault);
