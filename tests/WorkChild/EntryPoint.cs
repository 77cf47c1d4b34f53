using System.Globalization;
using Maru.Kernel;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Work;
using Maru.Work.FailPoints;
using Maru.Work.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.WorkChild;

/// <summary>
/// <c>connection shape [fault hit]</c>: a node that starts the shape's one run, or finds it started, and ends when the run has. With a
/// fault it dies there. Faults exist in this program only. <c>connection events word</c>: delivers events, and dies over that word.
/// </summary>
internal static class EntryPoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<int> Main(string[] args)
    {
        await using var db = new Db(new DatabaseSettings { Connection = args[0] });
        if (args[1] == EventNode.Shape)
        {
            await using var node = EventNode.Build(db, TimeProvider.System, args[2]);
            await node.GetRequiredService<OutboxDispatcher>().DeliverDueAsync(CancellationToken.None);
            return 0;
        }

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (args.Length > 3)
        {
            builder.Services.AddSingleton<FailPointSet>(new DeadlyFaults(args[2], int.Parse(args[3], CultureInfo.InvariantCulture)));
        }

        builder.Services.AddNode(db, ("Work:Lease", "600ms"), ("Work:Poll", "50ms"), ("Work:PoisonAfter", "50"));
        using var host = builder.Build();
        await host.StartAsync();
        var ended = await RunAsync(host.Services, args[1]);
        await host.StopAsync();
        return ended ? 0 : 3;
    }

    private static async Task<bool> RunAsync(IServiceProvider services, string shape)
    {
        var receipt = await services.GetRequiredService<StartRun>().RunAsync(
            $"test.{shape}", new Shape(shape), new StartTerms { IdempotencyKey = "the one" }, CancellationToken.None);
        if (shape == "signal")
        {
            await services.GetRequiredService<SignalRun>().RunAsync(receipt.Value.RunId, "go", "one", "42", CancellationToken.None);
        }

        var reader = services.GetRequiredService<RunReader>();
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            var run = await reader.FindAsync(receipt.Value.RunId, CancellationToken.None);
            if (RunMoves.IsFinal(WireName<RunStatus>.Parse(run!.Status)))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return false;
    }
}
