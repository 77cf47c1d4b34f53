using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Maru.Platform.Auditing;

/// <summary>Changes that left no row although they should have: a bug each. Counted in <c>maru.audit.gaps</c>. Thread safe.</summary>
public sealed class AuditGaps
{
    /// <summary>The meter of the audit log.</summary>
    public const string MeterName = "Maru.Audit";

    private readonly ConcurrentDictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Counter<long> _counter;

    /// <summary>Begins at none.</summary>
    /// <param name="meters">Makes the counter.</param>
    public AuditGaps(IMeterFactory meters) => _counter = meters.Create(MeterName).CreateCounter<long>(
        "maru.audit.gaps", "{request}", "Changes that left no row in the audit log.");

    /// <summary>Method and route of each, in no order; tests demand that there are none.</summary>
    public IReadOnlyCollection<string> Found => [.. _found.Keys];

    internal void Add(string endpoint)
    {
        _found[endpoint] = 0;
        _counter.Add(1);
    }
}
