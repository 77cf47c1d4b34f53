using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Auditing;

/// <summary>Changes that left no row although they should have: a bug each. Counted in <c>maru.audit.gaps</c>. Thread safe.</summary>
public sealed partial class AuditGaps
{
    /// <summary>The meter of the audit log.</summary>
    public const string MeterName = "Maru.Audit";

    private readonly ConcurrentDictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Counter<long> _counter;
    private readonly ILogger _log;
    private readonly bool _throws;

    /// <summary>Begins at none.</summary>
    /// <param name="meters">Makes the counter.</param>
    /// <param name="environment">In Testing a change that is still to be committed is not let through.</param>
    /// <param name="log">Is told of each.</param>
    public AuditGaps(IMeterFactory meters, IHostEnvironment environment, ILogger<AuditGaps> log)
    {
        _counter = meters.Create(MeterName).CreateCounter<long>(
            "maru.audit.gaps", "{request}", "Changes that left no row in the audit log.");
        (_throws, _log) = (environment.IsEnvironment("Testing"), log);
    }

    /// <summary>Method and route, or act, of each, in no order; tests demand that there are none.</summary>
    public IReadOnlyCollection<string> Found => [.. _found.Keys];

    /// <summary>Adds what has happened already.</summary>
    internal void Add(string change)
    {
        _found[change] = 0;
        _counter.Add(1);
        LogGap(_log, change);
    }

    /// <summary>
    /// Adds what is about to be committed. For its users the change matters more than its record; for its tests it does not.
    /// </summary>
    internal void AddOrThrow(string change)
    {
        if (_throws)
        {
            throw new InvalidOperationException($"{change} changes something and calls neither Record(entry) nor Unrecorded(why).");
        }

        Add(change);
    }

    [LoggerMessage(1040, LogLevel.Error, "{Change} changed something and left no row in the audit log")]
    private static partial void LogGap(ILogger logger, string change);
}
