using System.Text.Json;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Providers.Families;

/// <summary>Reads <c>families.json</c>.</summary>
internal static class FamilyFile
{
    public const string Name = "families.json";

    public static IReadOnlyList<ModelFamily> Read(Stream? file)
    {
        using (file)
        {
            return file is null ? [] : JsonSerializer.Deserialize<List<ModelFamily>>(file, MaruJson.Options)!;
        }
    }
}
