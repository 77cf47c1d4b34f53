using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Calls;

/// <summary>What OpenTelemetry's GenAI conventions call things that have another name here.</summary>
internal static class GenAiNames
{
    public static string Of(Provider provider) => provider switch
    {
        Provider.OpenAi => "openai",
        Provider.Gemini => "gcp.gemini",
        Provider.OpenAiCompatible => "openai_compatible",
        Provider.Builtin => "builtin",
    };
}
