using Maru.Kernel;
using Maru.Platform.Sql;
using NpgsqlTypes;

namespace Maru.Work.Journal.Postgres;

/// <summary>Steps and ends as statements over arrays.</summary>
internal static class PostgresWrites
{
    public const string Now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT";

    public static ArrayStatement<StepWrite> Steps { get; } = new(
        [
            .. OfAll<StepWrite>(s => s.EventType, s => s.Data),
            Text<StepWrite>("key", s => s.Place.Key),
            Int<StepWrite>("place", s => s.Place.Iteration),
            Int<StepWrite>("number", s => s.Attempt),
            Text<StepWrite>("state", s => WireName<StepState>.Of(s.State)),
            Text<StepWrite>("kind", s => s.Kind),
            Text<StepWrite>("result", s => s.Output),
            Text<StepWrite>("code", s => s.Error?.Code),
            Text<StepWrite>("detail", s => s.Error?.Detail),
            new ArrayColumn<StepWrite, long?>("next", NpgsqlDbType.Bigint, s => s.NextAt?.ToMicros()),
            new ArrayColumn<StepWrite, long>("began", NpgsqlDbType.Bigint, s => s.StartedAt.ToMicros()),
            new ArrayColumn<StepWrite, bool>("was_started", NpgsqlDbType.Boolean, s => s.WasStarted),
        ],
        JournalText.Recorded,
        held => $"""
        inserted AS (
            INSERT INTO work_step ({JournalText.StepColumns}) SELECT {JournalText.Step("", Now)} FROM {held} WHERE NOT was_started),
        ended AS (
            UPDATE work_step SET {JournalText.StepEnded($"{held}.", Now)} FROM {held}
            WHERE was_started AND run_id = run AND step_key = key AND iteration = place AND attempt = number),
        """);

    public static ArrayStatement<EndWrite> Ends { get; } = new(
        [
            .. OfAll<EndWrite>(e => e.EventType, e => e.Data),
            Text<EndWrite>("ended", e => e.Status),
            Text<EndWrite>("result", e => e.End.Output),
            Text<EndWrite>("code", e => e.End.Error?.Code),
            Text<EndWrite>("detail", e => e.End.Error?.Detail),
        ],
        JournalText.Ended("asked.", Now),
        _ => "");

    /// <summary>Runs one write by itself.</summary>
    public static Task<Receipt?> RunAsync(Statements on, HeldWrite write, CancellationToken ct) =>
        write is StepWrite step ? Steps.RunAsync(on, step, ct) : Ends.RunAsync(on, (EndWrite)write, ct);

    private static IEnumerable<ArrayColumn<T>> OfAll<T>(Func<T, string> type, Func<T, string> data)
        where T : HeldWrite =>
    [
        Text<T>("run", w => w.Run.Id), new ArrayColumn<T, long>("mark", NpgsqlDbType.Bigint, w => w.Run.Epoch),
        Text("type", type), Text("data", data),
    ];

    private static ArrayColumn<T, string?> Text<T>(string name, Func<T, string?> value) => new(name, NpgsqlDbType.Text, value);

    private static ArrayColumn<T, int> Int<T>(string name, Func<T, int> value) => new(name, NpgsqlDbType.Integer, value);
}
