using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Auditing;

/// <summary>Describes, from its route, what a request tried that never reached a use case.</summary>
internal static class AttemptText
{
    /// <summary>Resource and id are at the same place in every route: <c>/api/{version}[/admin]/{module}/{plural}/{id}</c>.</summary>
    public static AuditEntry Of(HttpContext context, RouteEndpoint endpoint)
    {
        var words = (endpoint.RoutePattern.RawText ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        words = words is ["api", _, .. var rest] ? rest : words;
        words = words is ["admin", .. var below] ? below : words;
        var resource = words switch
        {
            [var module, var plural, ..] when !plural.StartsWith('{') => $"{module}.{plural}",
            [var module, ..] => module,
            [] => "unknown",
        };
        return new AuditEntry(ActionOf(context.Request.Method), resource.Replace('-', '_'), context.GetRouteValue("id") as string);
    }

    private static string ActionOf(string method) =>
        HttpMethods.IsPost(method) ? AuditActions.Create
        : HttpMethods.IsDelete(method) ? AuditActions.Delete
        : AuditActions.Update;
}
