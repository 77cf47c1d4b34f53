using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.FailPoints;
using Maru.WorkChild;

namespace Maru.Work.Tests;

/// <summary>
/// A node that dies by SIGKILL at a named point leaves a run that ends as if nothing had happened. MARU_KILL_MATRIX=full (or sqlite, or
/// postgres, for one of them) runs every point with every shape, at its first and its third passing; by default each point meets the shapes
/// in turn.
/// </summary>
public sealed class KillMatrixTests
{
    private static bool IsFull(Dialect dialect) => Environment.GetEnvironmentVariable("MARU_KILL_MATRIX") is { } asked
        && (asked == "full" || asked.Equals(dialect.ToString(), StringComparison.OrdinalIgnoreCase));

    [Theory, EachDialect]
    public async Task A_run_survives_the_death_of_its_node_at_any_point(Dialect dialect)
    {
        var undisturbed = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        var died = 0;
        foreach (var (shape, point, hit) in Cells(dialect))
        {
            if (!undisturbed.TryGetValue(shape, out var expected))
            {
                expected = undisturbed[shape] = (await RunAsync(dialect, shape, null, 0)).Outcome;
                Assert.NotEmpty(expected.Effects);
            }

            var (outcome, isDead) = await RunAsync(dialect, shape, point, hit);

            Assert.True(expected.Equals(outcome), $"{shape}, {point} #{hit}: {outcome} is not {expected}");
            died += isDead ? 1 : 0;
        }

        Assert.True(died >= (IsFull(dialect) ? 100 : 8), $"Only {died} nodes died.");
        TestContext.Current.SendDiagnosticMessage($"{dialect}: {died} deaths");
    }

    // Points that a shape never passes would only repeat the undisturbed run.
    private static IEnumerable<(string Shape, string Point, int Hit)> Cells(Dialect dialect)
    {
        if (IsFull(dialect))
        {
            return from shape in Shapes.All from point in FailPoint.All from hit in new[] { 1, 3 } select (shape, point, hit);
        }

        var offset = dialect == Dialect.Sqlite ? 0 : 3;
        return FailPoint.All.Select((point, i) => (Typical(point) ?? Shapes.All[(i + offset) % Shapes.All.Count], point, 1 + (i % 2)));
    }

    private static string? Typical(string point) => point.Split('.')[0] switch
    {
        "wait" => point.EndsWith("beforeCommit", StringComparison.Ordinal) ? "timer" : "retry",
        "signal" => "signal",
        "turn" => "compensation",
        _ => null,
    };

    private static async Task<(Outcome Outcome, bool IsDead)> RunAsync(Dialect dialect, string shape, string? point, int hit)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await Effects.CreateAsync(database.Db);
        await Invariants.GuardMovesAsync(database.Db);
        var isDead = false;
        if (point is not null)
        {
            await using var first = Child.Start(database, shape, point, hit);
            isDead = await first.DiesAsync();
        }

        if (isDead || point is null)
        {
            await using var second = Child.Start(database, shape);
            Assert.False(await second.DiesAsync());
        }

        await Invariants.AssertAsync(database.Db);
        return (await OutcomeAsync(database.Db), isDead);
    }

    private static async Task<Outcome> OutcomeAsync(Db db)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        var runs = await session.QueryAsync<string>("SELECT kind || ' ' || status || ' ' || percent || ' ' || COALESCE(output, error_code) FROM work_run ORDER BY 1");
        var effects = await session.QueryAsync<string>("SELECT DISTINCT effect FROM test_effect");
        var steps = await session.QueryAsync<string>("SELECT step_key || ':' || iteration FROM work_step WHERE state = 'completed' AND kind <> 'child_end' ORDER BY 1");

        // Ids differ from run to run; what follows them does not.
        return new Outcome(string.Join(", ", runs), string.Join(' ', effects.Select(e => e[37..]).Order(StringComparer.Ordinal)), string.Join(' ', steps));
    }

    private sealed record Outcome(string Runs, string Effects, string Steps);
}
