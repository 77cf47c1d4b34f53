using System.Text.Json;
using Maru.Kernel;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>A refusal in OpenAI's shape, for what goes wrong on the gateway outside its own endpoints.</summary>
internal static class GatewayProblem
{
    public static async Task WriteAsync(HttpContext context, Failure failure, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json)
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", failure.Detail);
            json.WriteString("type", status >= StatusCodes.Status500InternalServerError ? "server_error" : "invalid_request_error");
            json.WriteNull("param");
            json.WriteString("code", failure.Code[(failure.Code.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
