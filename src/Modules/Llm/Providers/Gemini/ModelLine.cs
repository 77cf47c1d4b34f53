namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>What a model's name says about the wire it speaks.</summary>
internal static class ModelLine
{
    /// <summary>Gemini 3 and later: thinking by level instead of budget, and function calls must come back signed.</summary>
    public static bool IsThirdOrLater(string model)
    {
        var bare = Bare(model);
        return bare.StartsWith("gemini-", StringComparison.Ordinal)
            && !bare.StartsWith("gemini-1", StringComparison.Ordinal)
            && !bare.StartsWith("gemini-2", StringComparison.Ordinal);
    }

    /// <summary>The resource name of a model, as the path and the batch calls want it.</summary>
    public static string Resource(string model)
    {
        const string Tuned = "tunedModels/";
        return model.StartsWith(Tuned, StringComparison.Ordinal) ? Tuned + Uri.EscapeDataString(model[Tuned.Length..])
            : "models/" + Uri.EscapeDataString(Bare(model));
    }

    private static string Bare(string model) => model.StartsWith("models/", StringComparison.Ordinal) ? model["models/".Length..] : model;
}
