using System.Buffers.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Makes the plan of a request.</summary>
internal sealed class Planner(Conversation conversation, ModelFamily family, Adjusted adjusted)
{
    private const string JsonTool = "json";

    // For a family of which not even that is known: what the oldest of today give.
    private const int SmallestMost = 4096;

    /// <summary>The plan, or what is wrong with the limit of the answer.</summary>
    public GatewayError? Make(out RequestPlan plan)
    {
        plan = new RequestPlan { MostOutput = family.MostOutput ?? SmallestMost };
        if (conversation.MaxOutput.IsSet)
        {
            if (!TryRead(conversation.MaxOutput, out var asked))
            {
                return GatewayError.Invalid(
                    "invalid_type", "The most tokens of the answer must be a whole number above zero.", "max_tokens");
            }

            plan = plan with { MostOutput = Clamped(asked) };
        }

        plan = WithShape(plan);
        plan = plan with { Choice = Choice(plan) };
        plan = Thought.Plan(plan, conversation, family, adjusted);
        return null;
    }

    private static bool TryRead(Raw number, out int value) =>
        Utf8Parser.TryParse(number.Json.Span, out value, out var read) && read == number.Json.Length && value > 0;

    private int Clamped(int asked)
    {
        if (family.MostOutput is not { } most || asked <= most)
        {
            return asked;
        }

        adjusted.Add("max_tokens", "clamped");
        return most;
    }

    private RequestPlan WithShape(RequestPlan plan)
    {
        if (conversation.Shape is not { Kind: ShapeKind.JsonObject or ShapeKind.JsonSchema } shape)
        {
            return plan;
        }

        if (shape.Kind is ShapeKind.JsonSchema && family.TakesOutputSchema)
        {
            return plan with { OutputSchema = shape.Schema };
        }

        // Where a tool must be called all the same, the answer is no text, so its form does not matter.
        if (conversation.ToolChoice is { Mode: ChoiceMode.Required })
        {
            adjusted.Add("response_format", "dropped");
            return plan;
        }

        adjusted.Add("response_format", family.ForcesTools ? "emulated" : "prompted");
        return family.ForcesTools ? plan with { JsonTool = FreeName() } : plan with { PromptsForJson = true };
    }

    private string FreeName()
    {
        var name = JsonTool;
        while (conversation.Tools.Any(tool => tool.Name == name))
        {
            name += "_";
        }

        return name;
    }

    private ToolChoice? Choice(RequestPlan plan)
    {
        var asked = conversation.ToolChoice;
        if (plan.JsonTool is { } json)
        {
            var alone = conversation.Tools.Count == 0 || asked is { Mode: ChoiceMode.None };
            return new ToolChoice(ChoiceMode.Required, alone ? [json] : []);
        }

        if (asked is { Mode: ChoiceMode.Required } && !family.ForcesTools)
        {
            adjusted.Add("tool_choice", "dropped");
            return asked with { Mode = ChoiceMode.Auto };
        }

        return asked;
    }
}
