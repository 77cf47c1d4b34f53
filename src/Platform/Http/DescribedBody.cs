using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Maru.Platform.Http;

/// <summary>The body of an endpoint that reads it itself.</summary>
public static class DescribedBody
{
    /// <summary>
    /// Says in the contract what the body is. Unlike <c>Accepts</c> it leaves routing alone, so that the endpoint also gets what was
    /// sent as another type, and can say what is wrong with it.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="mediaTypes">What it may be sent as.</param>
    public static RouteHandlerBuilder DescribesBody(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = mediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }),
            };
            return Task.CompletedTask;
        });
}
