using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>How a completed step is undone, and when it was completed.</summary>
internal sealed record Undoing(Place Of, long Seq, Func<Task<Maru.Kernel.Outcome<Maru.Kernel.Nothing>>> RunAsync);
