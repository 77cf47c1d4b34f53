using Maru.Kernel;

namespace Maru.Work.Journal;

/// <summary>How a run ends.</summary>
internal sealed record RunEnd(RunStatus Status, string? Output = null, Failure? Error = null);
