namespace Maru.Platform.Auditing;

/// <summary>
/// Knows which request the running code belongs to, so that use cases need not pass it on. One for each process; thread safe: each flow of
/// execution has its own request.
/// </summary>
public sealed class AuditContext
{
    private readonly AsyncLocal<AuditedRequest?> _request = new();

    /// <summary>Who makes the request; outside a request, the system.</summary>
    public AuditOrigin Origin => _request.Value?.Origin ?? AuditOrigin.OfSystem;

    /// <summary>
    /// Marks the running request as recorded in the log: by a row in the transaction of its change, or by a note that nothing changed.
    /// </summary>
    public void MarkWritten() => _request.Value?.MarkWritten();

    /// <summary>
    /// Returns an action that does the same for the present request: the commit may run in another flow of execution, together with other
    /// requests.
    /// </summary>
    public Action Marker()
    {
        var request = _request.Value;
        return () => request?.MarkWritten();
    }

    internal void Enter(AuditedRequest request) => _request.Value = request;
}
