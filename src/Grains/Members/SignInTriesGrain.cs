using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

[GrainType("sign-in-tries")]
internal sealed class SignInTriesGrain(TimeProvider clock) : Grain, ISignInTriesGrain
{
    private SignInTries _tries = SignInTries.None;

    public Task<bool> Begin(string network, string? device)
    {
        if (_tries.Begin(network, device, clock.GetUtcNow()) is not { } counted)
        {
            return Task.FromResult(false);
        }

        _tries = counted;

        if (_tries.HasLocked)
        {
            DelayDeactivation(SignInTries.Memory); // Who waits until nobody thinks of them is still remembered.
        }

        return Task.FromResult(true);
    }

    public Task Succeeded(string network, string? device)
    {
        _tries = _tries.Succeeded(network, device);
        return Task.CompletedTask;
    }
}
