using System.Text.Json;
using Maru.LlmSimulator.Faults;

namespace Maru.LlmSimulator;

/// <summary>One request on its way through the simulator.</summary>
internal sealed record Exchange(HttpContext Http, ReceivedRequest Request, Plan Plan, JsonElement? Json, DateTimeOffset Now)
{
    public string Path => Request.Path;

    public string Model => Request.Model ?? "";

    public bool IsPost => HttpMethods.IsPost(Request.Method);

    public JsonElement Body => Json ?? default;

    /// <summary>A number unique in this run, so that ids differ and stay short.</summary>
    public long Sequence => Request.Sequence;
}
