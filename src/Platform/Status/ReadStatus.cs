using System.Reflection;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry.Signals;

namespace Maru.Platform.Status;

/// <summary>Collects the server's status, from memory and with a few small reads.</summary>
internal sealed class ReadStatus(SignalHistory signals, INodes nodes, ReadEvents events, Vault vault, Db db, TimeProvider clock)
{
    private static readonly string Version =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public async Task<StatusBody> RunAsync(CancellationToken ct)
    {
        var (now, samples) = (clock.GetUtcNow(), signals.Read());
        return new StatusBody(
            new StatusBody.ThisNode(nodes.ThisId, nodes.ThisName, Version, signals.StartedAt),
            vault.State,
            new StatusBody.Database(db.Dialect, await DatabaseVersion.ReadAsync(db, ct), db.OpenConnections),
            Of(await events.CountAsync(ct)),
            [.. (await nodes.ReadAsync(ct)).Select(Of)],
            [Of(SignalWindow.Of(samples, 5, now)), Of(SignalWindow.Of(samples, 60, now))],
            [.. samples.Select(s => new StatusBody.Sample(s.At, s.RequestsPerSecond, s.Counts.P95Milliseconds, s.Counts.ErrorRate, s.OpenConnections))]);
    }

    private static StatusBody.Window Of(SignalWindow window) => new(
        window.Minutes, window.Counts.Requests, window.RequestsPerSecond, window.Counts.P95Milliseconds, window.Counts.ErrorRate, window.OpenConnections);

    private static StatusBody.Backlog Of(EventBacklog backlog) => new(backlog.Waiting, backlog.Parked);

    private static StatusBody.Node Of(SeenNode seen) =>
        new(seen.Id, seen.Name, seen.Capacity, seen.StartedAt, seen.HeartbeatAt, seen.IsAlive);
}
