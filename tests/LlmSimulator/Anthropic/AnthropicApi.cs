using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>The paths under /anthropic/v1.</summary>
internal static class AnthropicApi
{
    private const string Missing = "no-such";

    public static Answer Answer(Exchange x)
    {
        if (!x.IsPost)
        {
            return x.Model.Length == 0 || x.Plan.Model.StartsWith(Missing, StringComparison.Ordinal)
                ? AnthropicErrors.NoModel(x.Model)
                : Wire.Json(new JsonObject { ["type"] = "model", ["id"] = x.Model, ["display_name"] = x.Model });
        }

        if (x.Path != "/anthropic/v1/messages")
        {
            return AnthropicErrors.Make(404, "Not Found");
        }

        if (x.Json is not { ValueKind: JsonValueKind.Object })
        {
            return AnthropicErrors.Invalid("The request body is not valid JSON.");
        }

        if (x.Plan.Model.StartsWith(Missing, StringComparison.Ordinal))
        {
            return AnthropicErrors.NoModel(x.Model);
        }

        var refused = MessagesValidation.Check(x.Body, x.Plan.Model) ?? DialogueValidation.Check(x.Body, x.Plan.Model);
        if (refused is not null)
        {
            return refused;
        }

        var message = MessagesAnswer.Make(new MessagesRequest(x));
        return x.Request.Stream ? MessagesStream.Make(message) : Wire.Json(message.Whole());
    }
}
