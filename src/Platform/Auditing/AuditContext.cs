namespace Maru.Platform.Auditing;

/// <summary>
/// Knows the request that the running code belongs to, so that use cases need not hand it on. One a process; thread safe: each flow of
/// execution has its own request.
/// </summary>
public sealed class AuditContext
{
    private readonly AsyncLocal<AuditedRequest?> _request = new();

    /// <summary>Who asks; the system outside a request.</summary>
    public AuditOrigin Origin => _request.Value?.Origin ?? AuditOrigin.OfSystem;

    /// <summary>
    /// Says that the running request is in the log: by a row in the transaction of its change, or by a note that there was none.
    /// </summary>
    public void MarkWritten() => _request.Value?.MarkWritten();

    /// <summary>
    /// Says the same when it is called, of the request that runs now: the commit may happen in another flow, with those of others.
    /// </summary>
    public Action Marker()
    {
        var request = _request.Value;
        return () => request?.MarkWritten();
    }

    internal void Enter(AuditedRequest request) => _request.Value = request;
}
