using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// How long the model may think: a type and an effort, or a budget of tokens, by its family. A tool that must be called and a thought that
/// would come before it exclude each other.
/// </summary>
internal static class Thought
{
    // Anthropic takes no smaller one.
    private const int LeastBudget = 1024;

    public static RequestPlan Plan(RequestPlan plan, Conversation conversation, ModelFamily family, Adjusted adjusted)
    {
        var forced = plan.Choice is { Mode: ChoiceMode.Required };
        switch (conversation.Effort)
        {
            case null when forced:
                return Without(plan, family);
            case null:
                return plan;
            case Effort.None when family.ThinkingOff is null:
                adjusted.Add("reasoning_effort", "mapped");
                return WithEffort(plan, Effort.Low, family, adjusted);
            case Effort.None:
                return Without(plan, family);
            case not null when family.Thinking is ThinkingForm.None:
                adjusted.Add("reasoning_effort", "dropped");
                return plan;
            case not null when forced:
                adjusted.Add("thinking", "dropped");
                return Without(plan, family);
            case { } asked when family.Thinking is ThinkingForm.Adaptive:
                return WithEffort(plan, asked, family, adjusted);
            case { } asked:
                return WithBudget(plan, asked, conversation, adjusted);
        }
    }

    private static RequestPlan Without(RequestPlan plan, ModelFamily family) =>
        family.ThinkingOff is { Length: > 0 } word ? plan with { Thinking = word } : plan;

    private static RequestPlan WithEffort(RequestPlan plan, Effort asked, ModelFamily family, Adjusted adjusted)
    {
        var wanted = asked is Effort.Minimal ? Effort.Low : asked;
        var named = family.MostEffort is { } most && wanted > most ? most : wanted;
        if (named != wanted)
        {
            adjusted.Add("reasoning_effort", "mapped");
        }

        return plan with { Thinking = RequestPlan.Adaptive, Effort = named };
    }

    private static RequestPlan WithBudget(RequestPlan plan, Effort asked, Conversation conversation, Adjusted adjusted)
    {
        if (plan.MostOutput <= LeastBudget || HasUnthoughtCalls(conversation.Turns))
        {
            adjusted.Add("thinking", "dropped");
            return plan;
        }

        var budget = (int)Math.Clamp(plan.MostOutput * Share(asked), LeastBudget, plan.MostOutput - 1);
        return plan with { Thinking = RequestPlan.Enabled, Budget = budget };
    }

    // A model that thinks wants the thought before the calls whose results it is about to read; another wire has lost it.
    private static bool HasUnthoughtCalls(IReadOnlyList<Turn> turns)
    {
        var answered = turns is [.., { Speaker: Speaker.Tool }];
        var calling = turns.LastOrDefault(turn => turn.Speaker is Speaker.Assistant);
        return answered && calling is not null && calling.Parts.Any(part => part is ToolCallPart)
            && !calling.Parts.Any(part => part is ThoughtPart { Seal.Vendor: Vendors.Anthropic });
    }

    private static double Share(Effort effort) => effort switch
    {
        Effort.None or Effort.Minimal => 0.02,
        Effort.Low => 0.1,
        Effort.Medium => 0.3,
        Effort.High => 0.6,
        Effort.XHigh or Effort.Max => 0.9,
    };
}
