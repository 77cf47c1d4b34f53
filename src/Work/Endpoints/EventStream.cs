using System.Data.Common;
using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Http;
using Maru.Work.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Work.Endpoints;

/// <summary>An answer that goes on until the client leaves, its sign-in ends or the server stops.</summary>
internal sealed class EventStream(Func<SseWriter, Func<bool>, CancellationToken, Task> feed) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var user = httpContext.Features.GetRequiredFeature<CurrentUser>();
        using var place = httpContext.RequestServices.GetRequiredService<LiveClients>().Enter(user.Id);
        if (place is null)
        {
            await WorkFailures.TooManyClients.ToProblem().ExecuteAsync(httpContext);
            return;
        }

        var lifetime = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await feed(new SseWriter(httpContext.Response), () => IsStillSignedIn(httpContext, user), gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody listens any more, or the server stops: the client comes back with the last id it has.
        }
        catch (DbException) when (httpContext.Response.HasStarted)
        {
            // It comes back in the same way; before anything was sent it is told to come again instead.
        }
    }

    // The same question the door asked, of the same token: expiry, sign-out and a lost role all answer it anew. What was
    // followed may be another's run: who may no longer read those comes back and is judged at the door.
    private static bool IsStillSignedIn(HttpContext http, CurrentUser user)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.Length > 0 ? header["Bearer ".Length..].Trim() : BrowserCookie.Read(http, BrowserCookie.Access);
        return token is not null && http.RequestServices.GetRequiredService<IAuthenticator>().Authenticate(token) is { } now
            && now.Id == user.Id && now.May(WorkPermissions.UseRuns)
            && (now.May(WorkPermissions.ReadAllRuns) || !user.May(WorkPermissions.ReadAllRuns));
    }
}
