using System.Diagnostics;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;

namespace Maru.Work.Tests;

public sealed class TraceTests
{
    [Theory, EachDialect]
    public async Task A_run_and_its_children_go_on_in_the_trace_they_were_started_in(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var traces = new List<string>();
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.StepAsync<int>("note", (_, _) =>
            {
                traces.Add(Activity.Current!.TraceId.ToString());
                return Task.FromResult<Outcome<int>>(1);
            });
            await context.StartChildAsync("child", "test.leaf", new Shape("leaf"));
            return "done";
        }));
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var started = await node.BeginAsync("scripted");
        request.Stop();

        await node.EndAsync(started);
        var outside = await node.BeginAsync("scripted");
        await node.EndAsync(outside);

        Assert.Equal(request.TraceId.ToString(), traces[0]);
        Assert.NotEqual(traces[0], traces[1]);
        await using var session = await database.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(request.Id, await session.ScalarAsync<string>("SELECT trace_parent FROM work_run WHERE id = @started", new { started }));
        Assert.Null(await session.ScalarAsync<string>("SELECT trace_parent FROM work_run WHERE id = @outside", new { outside }));
        var child = await session.ScalarAsync<string>("SELECT trace_parent FROM work_run WHERE parent_id = @started", new { started });
        Assert.StartsWith($"00-{request.TraceId}-", child, StringComparison.Ordinal);
        Assert.NotEqual(request.Id, child);
    }
}
