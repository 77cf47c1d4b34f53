namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Tells a conversation that is longer than the model's context from every other refusal: clients cut the conversation and ask again when
/// they see OpenAI's code for it, and few servers send that code.
/// </summary>
internal static class ContextTooLong
{
    private const int Longest = 2_000;

    // Of OpenAI, llama.cpp, GitHub Models, and those that imitate them.
    private static readonly string[] Codes =
        ["context_length_exceeded", "exceed_context_size_error", "context_window_exceeded", "prompt_too_long", "tokens_limit_reached"];

    // Each line is one sentence: all its parts stand in it. Where several servers say the same, the first is named.
    private static readonly string[][] Sentences =
    [
        ["maximum context length"],                             // OpenAI, Azure, DeepSeek, OpenRouter, vLLM, Mistral, Ollama
        ["max context length"],                                 // Ollama, a prompt that is not cut
        ["context window", "exceed"],                           // OpenAI, responses
        ["input tokens exceed"],                                // OpenAI, a configured limit
        ["context size", "exceed"],                             // llama.cpp
        ["context length", "exceed"],                           // Ollama, embeddings
        ["context length", "longer than"],                      // SGLang
        ["context length", "greater than"],                     // LM Studio
        ["context length", "not enough"],                       // LM Studio
        ["context length", "overflow"],                         // LM Studio
        ["context limit", "exceed"],                            // Anthropic, input and output together
        ["maximum model length"],                               // vLLM, before 0.9
        ["maximum prompt length"],                              // xAI
        ["too large for model with", "context"],                // Mistral
        ["prompt is too long"],                                 // Anthropic
        ["input is too long for requested model"],              // Bedrock
        ["max_new_tokens", "must be <="],                       // text-generation-inference, Together
        ["reduce the length of the messages"],                  // Groq
        ["tokens in the prompt", "cannot exceed"],              // Cohere
    ];

    // Too many in a minute is not too many at once.
    private static readonly string[] Others = ["per minute", "per day", "(TPM)", "rate limit"];

    public static bool Says(Refusal said)
    {
        var text = said.Message is not { } message ? "" : message.Length <= Longest ? message : message[..Longest];
        return !Array.Exists(Others, other => Has(text, other))
            && (Array.Exists(Codes, code => said.Code == code || said.Type == code)
                || Array.Exists(Sentences, parts => Array.TrueForAll(parts, part => Has(text, part))));
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
