using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;

namespace Maru.Work.Tests;

public sealed class ShapeTests
{
    private static readonly Dictionary<string, string> Ends = new(StringComparer.Ordinal)
    {
        ["linear"] = "succeeded \"linear 45\"",
        ["fan_out"] = "succeeded \"fan_out 36\"",
        ["loop"] = "succeeded \"loop 10\"",
        ["timer"] = "succeeded \"timer slept\"",
        ["signal"] = "succeeded \"signal False 42\"",
        ["retry"] = "succeeded \"retry 3\"",
        ["child"] = "succeeded \"child leaf of first leaf of second\"",
        ["compensation"] = "compensated ",
    };

    [Theory, EachDialect]
    public async Task Every_shape_of_job_comes_to_its_end(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await Invariants.GuardMovesAsync(database.Db);
        await using var node = await Node.StartAsync(database.Db);

        foreach (var shape in Shapes.All)
        {
            var id = await node.BeginAsync(shape);
            if (shape == "signal")
            {
                await node.Get<SignalRun>().RunAsync(id, "go", "one", "42", CancellationToken.None);
            }

            var run = await node.EndAsync(id);

            Assert.Equal(Ends[shape], $"{run.Status} {run.Output}");
        }

        await Invariants.AssertAsync(database.Db);
    }
}
