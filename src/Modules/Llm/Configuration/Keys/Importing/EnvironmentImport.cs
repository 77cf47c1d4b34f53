namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>What was, or would be, taken over: record ids such as <c>001_env_to_db:openai</c>.</summary>
internal sealed record EnvironmentImport(IReadOnlyList<string> Imported);
