using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>What a request leaves to a server that keeps whole conversations, which this one does not.</summary>
internal static class ResponsesState
{
    private const string NotKept = "This server keeps no responses. Send the whole conversation and `store: false`.";

    // Kept by OpenAI for its own customers; nobody else can look into them.
    private static readonly string[] Elsewhere = ["conversation", "prompt", "context_management"];

    public static void Refuse(RequestDocument request)
    {
        foreach (var name in Elsewhere.Where(name => request.Root.Field(name).IsSet()))
        {
            request.Refuse("unsupported_parameter", $"`{name}` is not supported here; send the items instead.", name);
        }
    }

    /// <summary>The request names something that was kept, and that nobody put in its place.</summary>
    public static void RefuseKept(RequestDocument request, string param) => request.Refuse("store_disabled", NotKept, param);
}
