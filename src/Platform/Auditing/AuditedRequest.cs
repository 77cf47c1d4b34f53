using Maru.Contracts.Audit;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Auditing;

/// <summary>One request as the audit log sees it.</summary>
internal sealed class AuditedRequest(HttpContext context, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private int _written;
    private string? _id;

    /// <summary>Whether the request's own code has recorded it in the log.</summary>
    public bool Written => Volatile.Read(ref _written) != 0;

    // Created only when needed, because most requests only read.
    public AuditOrigin Origin => new(
        ActorType.User,
        context.Features.Get<CurrentUser>()?.Id,
        _id ??= Kernel.Id.New(clock),
        context.TraceIdentifier,
        context.Connection.RemoteIpAddress?.ToString(),
        context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null,
        context.Request.Method,
        context.Request.Path.Value)
    {
        RequestBody = SentBody.Read(context),
        Elapsed = clock.GetElapsedTime(_began),
    };

    public void MarkWritten() => Volatile.Write(ref _written, 1);
}
