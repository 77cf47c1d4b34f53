using Maru.Kernel;

namespace Maru.Work.Engine;

/// <summary>Why a holder stops working on a run before its end.</summary>
internal sealed record StopReason(StopKind Kind, Failure? Why = null);
