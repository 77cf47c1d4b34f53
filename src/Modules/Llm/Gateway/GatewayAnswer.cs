using System.Globalization;
using Maru.Modules.Llm.Gateway.Wires;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Writes an error as the clients of a wire know it; in OpenAI's shape where none is known.</summary>
internal static class GatewayAnswer
{
    public static async Task WriteAsync(HttpContext http, GatewayError error, IWire? wire = null)
    {
        wire ??= ChatCompletions.Instance;
        http.Response.StatusCode = wire.StatusOf(error);
        http.Response.ContentType = "application/json";
        if (error.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (error.IsLastWord)
        {
            http.Response.Headers["x-should-retry"] = "false";
        }

        wire.WriteError(http.Response.BodyWriter, error, http.TraceIdentifier);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
