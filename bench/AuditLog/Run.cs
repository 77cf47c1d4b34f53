using System.Diagnostics;
using Maru.Chain;
using Maru.Modules.Audit.UseCases;
using Maru.Platform.Auditing;

namespace Maru.AuditLog;

/// <summary>Everything that is measured on one database. Bare inserts and appends take turns, so that both see the same machine.</summary>
internal sealed class Run(Log log, string database, long rows)
{
    private const int Batch = 1000;
    private const int Turns = 10;
    private const int Singles = 50;

    private readonly Samples _samples = new(7);
    private readonly List<(string, string)> _lines = [];

    public async Task<Result> MeasureAsync()
    {
        Note("writing");
        await WriteAsync();
        await SeedAsync();
        await SealAsync();
        Note("reading");
        await new Reads(log, _samples).MeasureAsync(Say);
        Note("verifying");
        await VerifyAsync();
        return new Result(database, _lines);
    }

    private async Task WriteAsync()
    {
        var bare = new BareTable(log.Db);
        await bare.CreateAsync();
        var (bareOne, one, bareMany, many) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (rowsOfTurn, entries) = (bare.Rows(Entries(Batch)), Entries(Batch));
            bareMany += await TimeAsync(() => bare.InsertAsync(rowsOfTurn));
            many += await TimeAsync(() => log.AppendAsync(entries));
            for (var i = 0; i < Singles; i++)
            {
                var (row, entry) = (bare.Rows(Entries(1)), Entries(1));
                bareOne += await TimeAsync(() => bare.InsertAsync(row));
                one += await TimeAsync(() => log.AppendAsync(entry));
            }

            Step(Batch);
        }

        await bare.DropAsync();
        Rates("one a transaction", Turns * Singles, bareOne, one);
        Rates("1,000 a transaction", Turns * Batch, bareMany, many);
    }

    private async Task SeedAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var before = (await log.HeadAsync()).LastId;
        for (var left = rows - before; left > 0; left -= Batch)
        {
            await log.AppendAsync(Entries((int)Math.Min(left, Batch)));
            Step(Batch);
            if (left / 500_000 != (left - Batch) / 500_000)
            {
                Note($"{left} entries to go");
            }
        }

        var head = (await log.HeadAsync()).LastId;
        Say("entries", $"{head:N0}");
        Say("append rate over the whole seeding, rows/s", $"{(head - before) / Stopwatch.GetElapsedTime(started).TotalSeconds:N0}");
    }

    private async Task SealAsync()
    {
        var took = await TimeAsync(() => log.Get<SealEntries>().RunAsync(alsoFewer: true, CancellationToken.None));
        Say("sealing, rows/s", $"{rows / took.TotalSeconds:N0}");
    }

    private async Task VerifyAsync()
    {
        var verifier = new ChainVerifier();
        ChainFault? fault = null;
        var took = await TimeAsync(async () => fault = await log.Get<VerifyChain>().RunAsync(verifier, CancellationToken.None));
        Say("verify, rows/s", $"{verifier.Rows / took.TotalSeconds:N0}");
        Say("first fault", fault?.ToString() ?? "none");
    }

    private AuditEntry[] Entries(int count) => [.. Enumerable.Range(0, count).Select(_ => _samples.Entry())];

    // The whole seeding takes 400 days.
    private void Step(int written) => log.Clock.Advance(TimeSpan.FromDays(400) * written / Math.Max(rows, Turns * Batch));

    private void Rates(string how, int count, TimeSpan bare, TimeSpan append)
    {
        Say($"bare inserts, {how}, rows/s", $"{count / bare.TotalSeconds:N0}");
        Say($"appends, {how}, rows/s", $"{count / append.TotalSeconds:N0} ({bare / append:P0} of bare)");
    }

    private void Say(string what, string value)
    {
        _lines.Add((what, value));
        Note($"{what}: {value}");
    }

    private void Note(string what) => Console.Error.WriteLine($"{database}: {what}");

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }
}
