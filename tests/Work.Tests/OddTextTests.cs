using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Work.Tests;

/// <summary>A job's code takes sentences from anywhere; not every database stores every character.</summary>
public sealed class OddTextTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_failure_says_what_it_said_without_what_no_database_stores(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.ProgressAsync(10, "reading \0 \ud83d");
            await context.StepAsync<int>(
                "odd",
                (_, _) => Task.FromResult<Outcome<int>>(WorkFailures.StepThrew.Saying("cut\0 off \ud83d, 한글 🙂")),
                new StepTerms<int> { Retry = RetryTerms.Never });
            return WorkFailures.JobThrew.Saying("the end\0 \udc00");
        }));

        var run = await node.EndAsync(await node.BeginAsync("scripted"));

        Assert.Equal(("failed", "the end\ufffd \ufffd", "reading \ufffd \ufffd"), (run.Status, run.ErrorDetail, run.Message));
        var step = Assert.Single(await node.Reader.StepsAsync(run.Id, Ct));
        Assert.Equal(("failed", "cut\ufffd off \ufffd, 한글 🙂"), (step.State, step.ErrorDetail));
    }

    [Theory, EachDialect]
    public async Task A_failure_is_not_longer_than_a_person_reads(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((_, _, _) =>
            Task.FromResult<Outcome<string>>(WorkFailures.JobThrew.Saying(string.Concat(Enumerable.Repeat("🙂", 1_000_000))))));

        var run = await node.EndAsync(await node.BeginAsync("scripted"));

        Assert.Equal("failed", run.Status);
        Assert.InRange(run.ErrorDetail!.Length, 1000, 4000);
        Assert.EndsWith("🙂…", run.ErrorDetail, StringComparison.Ordinal);
    }
}
