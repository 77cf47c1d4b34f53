using System.Diagnostics;
using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Verifying;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;

namespace Maru.AuditLog;

/// <summary>Everything that is measured on one database. Bare inserts and appends take turns, so that both see the same machine.</summary>
internal sealed class Run(Log log, string database, long rows)
{
    private const int Batch = 1000;
    private const int Turns = 20;
    private const int Warming = 5;
    private const int Singles = 50;

    // The time the seeded entries are spread over.
    private static readonly TimeSpan Spread = TimeSpan.FromDays(400);

    private readonly Samples _samples = new(7);
    private readonly List<(string, string)> _lines = [];

    public async Task<Result> MeasureAsync(Parts parts)
    {
        if (parts.HasFlag(Parts.Seed))
        {
            await SeedAsync();
        }

        await log.CatchUpAsync();
        Say("entries", $"{(await log.HeadAsync()).LastId:N0}");
        if (parts.HasFlag(Parts.Write))
        {
            Note("writing");
            await WriteAsync();
            await log.Get<SealEntries>().RunAsync(alsoFewer: true, CancellationToken.None);
        }

        if (parts.HasFlag(Parts.Read))
        {
            Note("reading");
            await new Reads(log, _samples).MeasureAsync(Say);
        }

        if (parts.HasFlag(Parts.Verify))
        {
            Note("verifying");
            await VerifyAsync();
        }

        return new Result(database, _lines);
    }

    private async Task WriteAsync()
    {
        var bare = new BareTable(log.Db);
        await bare.CreateAsync();
        var (one, import, mixed) = (new Race(), new Race(), new Race());
        for (var turn = -Warming; turn < Turns; turn++)
        {
            if (turn == 0)
            {
                (one, import, mixed) = (new Race(), new Race(), new Race());
            }

            await RaceAsync(import, bare, _samples.Import(Batch));
            await RaceAsync(mixed, bare, Entries(Batch));
            for (var i = 0; i < Singles; i++)
            {
                await RaceAsync(one, bare, Entries(1));
            }

            log.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await bare.DropAsync();
        Pieces(Entries(Turns * Batch));
        Rates("one a transaction", Turns * Singles, one);
        Rates("1,000 of one person a transaction", Turns * Batch, import);
        Rates("1,000 of everybody a transaction", Turns * Batch, mixed);
    }

    private async Task RaceAsync(Race race, BareTable bare, AuditEntry[] entries)
    {
        var rowsOfTurn = bare.Rows(entries);
        race.Bare += await TimeAsync(() => bare.InsertAsync(rowsOfTurn));
        race.Log += await TimeAsync(() => log.AppendAsync(entries));
    }

    private async Task SeedAsync()
    {
        if ((await log.HeadAsync()).LastId > 0)
        {
            throw new InvalidOperationException("The log has entries already; leave --seed out.");
        }

        var took = await TimeAsync(() => new BulkSeed(log, _samples).RunAsync(rows, Spread, Note));
        Say("seeding, rows/s", $"{rows / took.TotalSeconds:N0}");
    }

    private async Task VerifyAsync()
    {
        var verifier = new ChainVerifier();
        ChainFault? fault = null;
        var took = await TimeAsync(async () => fault = await log.Get<VerifyChain>().RunAsync(verifier, CancellationToken.None));
        Say("verify, rows/s", $"{verifier.Rows / took.TotalSeconds:N0}");
        Say("first fault", fault?.ToString() ?? "none");
    }

    private void Pieces(AuditEntry[] entries)
    {
        var started = Stopwatch.GetTimestamp();
        var drafts = entries.Select(e => EntryText.Draft(e, AuditOrigin.OfSystem)).ToArray();
        var drafting = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var (hasher, hash) = (new RowHasher(), RowHasher.Genesis);
        foreach (var draft in drafts)
        {
            hash = hasher.Hash(draft, hash);
        }

        var hashing = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        foreach (var batch in drafts.Chunk(Batch))
        {
            var tally = new Tally();
            foreach (var draft in batch)
            {
                tally.Add(draft);
            }

            tally.Counters(open: null);
        }

        var counting = Stopwatch.GetElapsedTime(started);
        Say("of it: texts, hashes, tallies, µs a row", string.Join(", ", new[] { drafting, hashing, counting }.Select(t => $"{t.TotalMicroseconds / entries.Length:0.0}")));
    }

    private AuditEntry[] Entries(int count) => [.. Enumerable.Range(0, count).Select(_ => _samples.Entry())];

    private void Rates(string how, int count, Race race)
    {
        Say($"bare inserts, {how}, rows/s", $"{count / race.Bare.TotalSeconds:N0}");
        Say($"appends, {how}, rows/s", $"{count / race.Log.TotalSeconds:N0} ({race.Bare / race.Log:P0} of bare)");
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
