using System.Diagnostics;
using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests.Sdk;

/// <summary>The folder of the npm checks, installed. Node is one of the two things the README asks for.</summary>
internal static class NodeFolder
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static async Task<string> ReadyAsync()
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "Host.Tests", "Sdk", "node");
        await Turn.WaitAsync();
        try
        {
            string[] packages = ["openai", "@anthropic-ai", "@openai", "@ai-sdk"];
            if (!Array.TrueForAll(packages, name => Directory.Exists(Path.Combine(folder, "node_modules", name))))
            {
                await InstallAsync(folder);
            }

            return folder;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task InstallAsync(string folder)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --silent --no-audit --no-fund") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
            Assert.SkipUnless(npm.ExitCode == 0, "npm ci could not fetch the packages.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node is not installed.");
        }
    }
}
