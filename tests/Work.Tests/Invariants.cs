using Maru.Platform.Sql;

namespace Maru.Work.Tests;

/// <summary>What must hold in the tables at any moment, whichever node has died.</summary>
internal static class Invariants
{
    private static readonly (string Rule, string Sql)[] Rules =
    [
        ("no run is RUNNING without a node", "SELECT id FROM work_run WHERE status = 'running' AND (node_id IS NULL OR node_id NOT IN (SELECT id FROM work_node))"),
        ("no run waits for nothing", """
            SELECT id FROM work_run WHERE status = 'waiting' AND wake_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM work_run child WHERE child.parent_id = work_run.id AND child.status IN ('queued', 'running', 'waiting', 'parked'))
            """),
        ("no run sleeps on a message", """
            SELECT id FROM work_run WHERE status = 'waiting' AND waiting_for IN ('signal', 'child') AND EXISTS (
                SELECT 1 FROM work_inbox WHERE run_id = work_run.id AND consumed_by IS NULL AND (name = waiting_key OR 'end:' || SUBSTR(name, 7) = waiting_key))
            """),
        ("events count 1 to n", """
            SELECT work_run.id FROM work_run LEFT JOIN work_event ON run_id = work_run.id GROUP BY work_run.id, event_seq
            HAVING COUNT(*) <> event_seq OR MAX(seq) <> event_seq OR MIN(seq) <> 1
            """),
        ("a step is completed once", """
            SELECT run_id FROM work_step WHERE state = 'completed' GROUP BY run_id, step_key, iteration HAVING COUNT(*) > 1
            """),
        ("a message is read once", "SELECT run_id FROM work_inbox WHERE consumed_by IS NOT NULL GROUP BY run_id, consumed_by HAVING COUNT(*) > 1"),
        ("a run ends once", """
            SELECT run_id FROM work_event WHERE type IN ('run.succeeded', 'run.failed', 'run.compensated', 'run.cancelled', 'run.compensation_failed')
                AND NOT EXISTS (SELECT 1 FROM work_event again WHERE again.run_id = work_event.run_id AND again.type = 'run.retried')
            GROUP BY run_id HAVING COUNT(*) > 1
            """),
    ];

    public static async Task AssertAsync(Db db)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        foreach (var (rule, sql) in Rules)
        {
            var broken = await session.QueryAsync<string>(sql);
            Assert.True(broken.Count == 0, $"{rule}: {string.Join(", ", broken)}");
        }
    }

    /// <summary>Lets the database itself refuse every change of status that the table of moves does not list.</summary>
    public static async Task GuardMovesAsync(Db db)
    {
        static string Name(RunStatus status) => Kernel.WireName<RunStatus>.Of(status);
        var legal = string.Join(" OR ", RunMoves.All.Select(m => $"(OLD.status = '{Name(m.From)}' AND NEW.status = '{Name(m.To)}')"));
        await using var tx = await db.BeginAsync(CancellationToken.None);
        if (db.Dialect == Dialect.Sqlite)
        {
            await tx.ExecuteAsync($"""
                CREATE TRIGGER legal_moves BEFORE UPDATE ON work_run WHEN OLD.status <> NEW.status AND NOT ({legal})
                BEGIN SELECT RAISE(ABORT, 'illegal move'); END
                """);
        }
        else
        {
            await tx.ExecuteAsync("CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'illegal move % to %', OLD.status, NEW.status; END $$");
            await tx.ExecuteAsync($"""
                CREATE TRIGGER legal_moves BEFORE UPDATE ON work_run FOR EACH ROW WHEN (OLD.status <> NEW.status AND NOT ({legal}))
                EXECUTE FUNCTION refuse_move()
                """);
        }

        await tx.CommitAsync(CancellationToken.None);
    }
}
