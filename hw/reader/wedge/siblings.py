"""The other input nodes of a composite reader: whatever hangs on the same USB device."""

import pyudev


def nodes_of_device(path: str) -> list[str]:
    """Give all input nodes of the device that a node belongs to, that one first.

    A device without a USB or HID parent has just the one.
    """
    context = pyudev.Context()
    try:
        device = pyudev.Devices.from_device_file(context, path)
    except (OSError, pyudev.DeviceNotFoundError):
        return [path]
    parent = device.find_parent("usb", "usb_device") or device.find_parent("hid")
    if parent is None:
        return [path]
    found = context.list_devices(subsystem="input", parent=parent)
    nodes = sorted(
        node.device_node for node in found if node.sys_name.startswith("event") and node.device_node
    )
    return [path, *(node for node in nodes if node != device.device_node)]
