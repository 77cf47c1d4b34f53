using Maru.Work.Journal;

namespace Maru.Work.Engine;

/// <summary>One attempt of a step, as its holder makes it.</summary>
internal sealed record StepAttempt(RunFrame Frame, Place Place, string Kind, int Number, DateTimeOffset StartedAt, bool AtMostOnce)
{
    /// <summary>When all attempts together must have ended, for a given time limit.</summary>
    public DateTimeOffset? EndsBy(TimeSpan? limit) => (Frame.History.Begun(Place) ?? StartedAt) + limit;

    public StepCall Call => new($"{Frame.Run.Id}:{Place}", Number);

    public StepWrite Write(StepState state) => new(Frame.Run.Mark, Place, Number, state, Kind, StartedAt);
}
