namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A model's name as Gemini's wire says it.</summary>
internal static class ModelLine
{
    /// <summary>The resource name of a model, as the path and the batch calls want it.</summary>
    public static string Resource(string model)
    {
        const string Tuned = "tunedModels/";
        return model.StartsWith(Tuned, StringComparison.Ordinal) ? Tuned + Uri.EscapeDataString(model[Tuned.Length..])
            : "models/" + Uri.EscapeDataString(Bare(model));
    }

    private static string Bare(string model) => model.StartsWith("models/", StringComparison.Ordinal) ? model["models/".Length..] : model;
}
