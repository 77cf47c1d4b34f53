using System.Data.Common;
using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Live;

/// <summary>An answer that continues until the client leaves, its sign-in ends or the server stops.</summary>
internal sealed class LiveStream(Func<SseWriter, LiveListener, CancellationToken, Task> feed) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var user = httpContext.Features.GetRequiredFeature<CurrentUser>();
        using var place = services.GetRequiredService<LiveClients>().Enter(user.Id);
        if (place is null)
        {
            await LiveFailures.TooManyClients.ToProblem().ExecuteAsync(httpContext);
            return;
        }

        var listener = new LiveListener(user, () => Now(httpContext), services.GetRequiredService<LiveSources>());
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await feed(new SseWriter(httpContext.Response), listener, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client has left, or the server stops: the client comes back with the last id it has.
        }
        catch (DbException) when (httpContext.Response.HasStarted)
        {
            // The client comes back in the same way; if nothing was sent yet, it is told to try again.
        }
    }

    // The access guard's check, with the same token: it notices expiry, sign-out and a lost right.
    private static CurrentUser? Now(HttpContext http) => LateBody.Refuses(http) is null ? http.Features.Get<CurrentUser>() : null;
}
