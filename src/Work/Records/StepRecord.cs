using Maru.Work.Journal;

namespace Maru.Work.Records;

/// <summary>What is recorded of one attempt of a step.</summary>
internal sealed class StepRecord
{
    /// <summary>All columns except the output, which lists leave out.</summary>
    public const string Columns =
        "step_key, iteration, attempt, state, kind, seq, error_code, error_detail, next_at, started_at, finished_at";

    public string StepKey { get; init; } = "";

    public int Iteration { get; init; }

    public int Attempt { get; init; }

    public string State { get; init; } = "";

    public string Kind { get; init; } = "";

    public long Seq { get; init; }

    public string? Output { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public Place Place => new(StepKey, Iteration);
}
