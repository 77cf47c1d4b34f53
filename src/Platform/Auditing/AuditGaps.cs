using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Auditing;

/// <summary>
/// Changes that left no row although they should have; each one is a bug. Counted in <c>maru.audit.gaps</c>. Thread safe.
/// </summary>
public sealed partial class AuditGaps
{
    /// <summary>The meter of the audit log.</summary>
    public const string MeterName = "Maru.Audit";

    private readonly ConcurrentDictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Counter<long> _counter;
    private readonly ILogger _log;
    private readonly bool _throws;

    /// <summary>Starts without any.</summary>
    /// <param name="meters">Makes the counter.</param>
    /// <param name="environment">In Testing, a change without a row throws before it is committed.</param>
    /// <param name="log">Gets an entry for each.</param>
    public AuditGaps(IMeterFactory meters, IHostEnvironment environment, ILogger<AuditGaps> log)
    {
        _counter = meters.Create(MeterName).CreateCounter<long>(
            "maru.audit.gaps", "{request}", "Changes that left no row in the audit log.");
        (_throws, _log) = (environment.IsEnvironment("Testing"), log);
    }

    /// <summary>Method and route, or act, of each, in no order; tests check that there are none.</summary>
    public IReadOnlyCollection<string> Found => [.. _found.Keys];

    /// <summary>Adds a change that is already committed.</summary>
    internal void Add(string change)
    {
        _found[change] = 0;
        _counter.Add(1);
        LogGap(_log, change);
    }

    /// <summary>
    /// Adds a change that is about to be committed. In production the change is more important than its record; in tests it is not, and
    /// this throws.
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
