using System.Diagnostics;
using Modelc.Apply.Hosts.Ssh;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Hosts;

public sealed class AskpassTests
{
    private const string Password = "correct horse; 'battery' \\ staple";

    [RealToolFact("sh", "mkfifo")]
    public async Task The_one_who_is_trusted_gets_the_password_once()
    {
        await using var askpass = new Askpass(Password);
        askpass.Trust(Environment.ProcessId);
        Assert.Equal((0, $"{Password}\n"), await AskAsync(askpass, "deploy@10.0.0.1's password: "));
        Assert.Equal((1, ""), await AskAsync(askpass, "deploy@10.0.0.1's password: "));
    }

    [RealToolFact("sh", "mkfifo")]
    public async Task A_question_for_the_passphrase_of_a_key_is_not_answered_with_the_password()
    {
        await using var askpass = new Askpass(Password);
        askpass.Trust(Environment.ProcessId);
        Assert.Equal((1, ""), await AskAsync(askpass, "Enter passphrase for key '/home/me/.ssh/id_ed25519': "));
    }

    [RealToolFact("sh", "mkfifo")]
    public async Task Another_ssh_on_the_way_gets_nothing()
    {
        await using var askpass = new Askpass(Password);
        askpass.Trust(1);
        Assert.Equal((1, ""), await AskAsync(askpass, "deploy@jump.example's password: "));
    }

    [RealToolFact("sh", "mkfifo")]
    public async Task Nobody_else_can_look_into_its_folder_and_nothing_of_it_is_left()
    {
        string folder;
        await using (var askpass = new Askpass(Password))
        {
            folder = Path.GetDirectoryName(askpass.Variables["SSH_ASKPASS"])!;
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    private static async Task<(int ExitCode, string Said)> AskAsync(Askpass askpass, string prompt)
    {
        using var process = Process.Start(new ProcessStartInfo(askpass.Variables["SSH_ASKPASS"]!, [prompt])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
