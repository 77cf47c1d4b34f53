using System.Diagnostics;
using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.Records;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Work.Tests;

/// <summary>A node of the engine in this process.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ServiceProvider _services;

    private Node(ServiceProvider services) => _services = services;

    public Db Db => Get<Db>();

    public RunReader Reader => Get<RunReader>();

    /// <summary>Starts a node; with <paramref name="more"/> jobs or other parts.</summary>
    public static async Task<Node> StartAsync(Db db, Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        await Effects.CreateAsync(db);
        var services = new ServiceCollection();
        more?.Invoke(services);
        services.AddNode(db, [("Work:Poll", "50ms"), ("Work:Lease", "2s"), .. settings]);
        var node = new Node(services.BuildServiceProvider());
        foreach (var service in node._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return node;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<string> BeginAsync(string shape, StartTerms? terms = null) =>
        (await Get<StartRun>().RunAsync($"test.{shape}", new Shape(shape), terms ?? new StartTerms(), CancellationToken.None)).Value.RunId;

    public Task<RunView> EndAsync(string id) => UntilAsync(id, run => RunMoves.IsFinal(WireName<RunStatus>.Parse(run.Status)) || run.Status == "parked");

    public async Task<RunView> UntilAsync(string id, Func<RunView, bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var run = (await Reader.FindAsync(id, CancellationToken.None))!;
            if (isSo(run))
            {
                return run;
            }

            Assert.True(watch.Elapsed < Patience, $"The run is still {run.Status}, waiting for {run.WaitingFor} {run.WaitingKey}, {run.ErrorCode}.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public async Task<IReadOnlyList<LiveEvent>> EventsAsync(string id) => await Reader.EventsAsync(id, 0, 1000, CancellationToken.None);

    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}
