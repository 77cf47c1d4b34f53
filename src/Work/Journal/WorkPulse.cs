namespace Maru.Work.Journal;

/// <summary>What a look at the tables shows: queues with queued runs, and how long until the next wait ends (null: none).</summary>
internal sealed record WorkPulse(IReadOnlySet<string> Busy, TimeSpan? NextDue);
