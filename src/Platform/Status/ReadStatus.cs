using System.Reflection;
using Maru.Platform.Secrets;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry.Signals;
using Maru.Platform.Work;
using Maru.Platform.Work.Engine;
using Maru.Platform.Work.Sql;
using Maru.Platform.Work.UseCases;

namespace Maru.Platform.Status;

/// <summary>Puts together how the server is, from memory, the table of nodes and the database's version.</summary>
internal sealed class ReadStatus(
    SignalHistory signals, ReadRuns runs, NodeLease node, WorkOptions work, Vault vault, Db db, TimeProvider clock)
{
    private static readonly string Version =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public async Task<StatusBody> RunAsync(CancellationToken ct)
    {
        var (now, samples) = (clock.GetUtcNow(), signals.Read());
        return new StatusBody(
            new StatusBody.ThisNode(node.NodeId, node.Name, Version, signals.StartedAt),
            vault.State,
            new StatusBody.Database(db.Dialect, await DatabaseVersion.ReadAsync(db, ct), db.OpenConnections),
            [.. (await runs.NodesAsync(ct)).Select(n => Of(n, now))],
            [Of(SignalWindow.Of(samples, 5, now)), Of(SignalWindow.Of(samples, 60, now))],
            [.. samples.Select(s => new StatusBody.Sample(s.At, s.RequestsPerSecond, s.Counts.P95Milliseconds, s.Counts.ErrorRate, s.OpenConnections))]);
    }

    private static StatusBody.Window Of(SignalWindow window) => new(
        window.Minutes, window.Counts.Requests, window.RequestsPerSecond, window.Counts.P95Milliseconds, window.Counts.ErrorRate, window.OpenConnections);

    private StatusBody.Node Of(NodeView seen, DateTimeOffset now) =>
        new(seen.Id, seen.Name, seen.Capacity, seen.StartedAt, seen.HeartbeatAt, now - seen.HeartbeatAt < work.Lease);
}
