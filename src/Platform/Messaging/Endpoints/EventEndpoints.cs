using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Messaging.Endpoints;

/// <summary>Events that could not be delivered, for operators.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("messaging");
        group.MapGet("/parked-events", ListAsync).WithName("listParkedEvents")
            .WithSummary("Lists events whose attempts are used up, the longest parked first; what follows in their keys waits.")
            .Needs(MessagingPermissions.ReadEvents).Produces<PageBody<ParkedEventBody>>();
        group.MapPost("/parked-events/{id}/send-again", SendAgainAsync).WithName("sendEventAgain")
            .WithSummary("Sends a parked event again; handlers that have had it do not get it again.")
            .Needs(MessagingPermissions.ManageEvents).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/parked-events/{id}/discard", DiscardAsync).WithName("discardEvent")
            .WithSummary("Gives a parked event up, for a reason; handlers that have not had it never will.")
            .Needs(MessagingPermissions.ManageEvents).Produces(StatusCodes.Status204NoContent);
    }

    private static Task<IResult> ListAsync([AsParameters] ListQuery list, ReadEvents act, CancellationToken ct) =>
        list.PageAsync(page => act.ListParkedAsync(page, ct), ParkedEventBody.Of);

    private static async Task<IResult> SendAgainAsync(string id, SendEventAgain act, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).NoContent();

    private static async Task<IResult> DiscardAsync(string id, DiscardEventBody body, DiscardEvent act, CancellationToken ct) =>
        (await act.RunAsync(id, body.Reason, ct)).NoContent();
}
