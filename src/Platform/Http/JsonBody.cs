using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Maru.Platform.Http;

/// <summary>The body of an endpoint that reads it itself.</summary>
public static class JsonBody
{
    /// <summary>
    /// Says in the contract that the body is JSON. Unlike <c>Accepts</c> it leaves routing alone, so that the endpoint also gets what was
    /// sent as another type, and can say what is wrong with it.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    public static RouteHandlerBuilder DescribesJsonBody(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer(static (operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchema() } },
            };
            return Task.CompletedTask;
        });
}
