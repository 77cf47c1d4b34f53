using System.Data.Common;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;

namespace Maru.Work.Tests;

/// <summary>Durable work on a SQLite whose statements fail in every way: it goes on, and every run ends as it should.</summary>
public sealed class FaultyDiskTests
{
    private const int Runs = 12;
    private const int Steps = 16;
    private const int Faults = 100;
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Every_run_ends_and_every_step_is_recorded_once_whatever_becomes_of_the_statements()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        await Invariants.GuardMovesAsync(db);
        var job = ScriptedJob.With((_, context, _) => NoteEachAsync(db, context));
        await using var node = await Node.StartAsync(db, job, ("Work:PoisonAfter", "100"));
        for (var i = 0; i < Runs; i++)
        {
            await node.BeginAsync("scripted");
        }

        plan.FailEvery(2);

        const string Ended = "SELECT COUNT(*) FROM work_run WHERE status = 'succeeded'";
        await Poll.UntilAsync(async () => await CountAsync(database.Db, Ended) == Runs);
        Assert.True(plan.Injected >= Faults, $"Only {plan.Injected} faults were met.");
        plan.Clear();
        Assert.Equal(Runs * Steps, await CountAsync(database.Db, "SELECT COUNT(*) FROM work_step WHERE state = 'completed'"));
        Assert.Equal(Runs * Steps, await CountAsync(database.Db, "SELECT COUNT(*) FROM test_effect"));
        await Invariants.AssertAsync(database.Db);
    }

    private static async Task<Outcome<string>> NoteEachAsync(Db db, IJobContext context)
    {
        for (var i = 0; i < Steps; i++)
        {
            await context.StepAsync<int>("some", async (call, ct) =>
            {
                while (!await TryNoteAsync(db, call, ct))
                {
                }

                return 1;
            });
        }

        return "done";
    }

    private static async Task<bool> TryNoteAsync(Db db, StepCall call, CancellationToken ct)
    {
        try
        {
            await new Effects(db).NoteAsync(call, ct);
            return true;
        }
        catch (DbException e) when (Db.MayPass(e))
        {
            return false;
        }
    }

    private static async Task<long> CountAsync(Db db, string sql)
    {
        await using var session = await db.OpenAsync(Ct);
        return await session.ScalarAsync<long>(sql, ct: Ct);
    }
}
