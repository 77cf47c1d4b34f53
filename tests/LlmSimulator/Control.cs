using System.Text.Json;
using Maru.LlmSimulator.Answers;
using Maru.LlmSimulator.Faults;
using Maru.LlmSimulator.Traffic;

namespace Maru.LlmSimulator;

/// <summary>The simulator's own paths under /_sim, for drivers outside this process.</summary>
internal sealed class Control(Planner planner, TrafficLog log)
{
    public Task HandleAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("GET", "/_sim/health") => WriteAsync(http, new { status = "ok" }),
        ("GET", "/_sim/received") => WriteAsync(http, log.Snapshot()),
        ("DELETE", "/_sim/received") => DoneAsync(http, log.Clear),
        ("GET", "/_sim/script") => WriteAsync(http, planner.Script),
        ("PUT", "/_sim/script") => PutScriptAsync(http),
        ("DELETE", "/_sim/script") or ("POST", "/_sim/reset") => DoneAsync(http, planner.Reset),
        ("GET", "/_sim/image.png") => PngAsync(http),
        _ => DoneAsync(http, () => { }, StatusCodes.Status404NotFound),
    };

    private static async Task WriteAsync<T>(HttpContext http, T value) =>
        await http.Response.WriteAsJsonAsync(value, Wire.Options, http.RequestAborted);

    private static Task DoneAsync(HttpContext http, Action act, int status = StatusCodes.Status204NoContent)
    {
        act();
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task PngAsync(HttpContext http)
    {
        http.Response.ContentType = "image/png";
        await http.Response.Body.WriteAsync(TinyPng.Make(http.Request.QueryString.Value ?? ""), http.RequestAborted);
    }

    private async Task PutScriptAsync(HttpContext http)
    {
        try
        {
            planner.Script = await JsonSerializer.DeserializeAsync<Script>(http.Request.Body, Wire.Options, http.RequestAborted) ?? Script.Empty;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (JsonException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(e.Message, http.RequestAborted);
        }
    }
}
