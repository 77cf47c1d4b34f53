using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Status;
using Maru.Platform;
using Maru.Platform.Snapshots;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>Before the first request, after the migrations and the vault: environment, settings. A bad value stops the host.</summary>
internal sealed class EnvironmentImportWorker(
    ImportEnvironment import, ReadStatus status, Snapshot<RouteMap> settings, ILogger<EnvironmentImportWorker> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var imported = await import.RunAsync(dryRun: false, changed: false, ProviderPolicy.System, cancellationToken);
        if (imported.Failed(out var failure))
        {
            throw new StartRefusedException(failure.Detail);
        }

        await settings.RefreshAsync(cancellationToken);
        foreach (var key in (await status.RunAsync(cancellationToken)).Unused)
        {
            Log.EnvironmentKeyUnused(log, key.Variable, WireName<Provider>.Of(key.Provider));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
